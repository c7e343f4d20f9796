import static dev.matar.migration.Ddl.*;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.migration.Revision;

/** give organizations their settings */
@Revision(id = "8c2f4b7d10e6", revises = "01ea0e75088a", created = "2026-11-25T15:07:45.515482")
public class R8c2f4b7d10e6_give_organizations_their_settings implements Migration {

    @Override
    public void upgrade(Operations op) {
        // Values of column organization_id of table category may be cut, rounded or refused by the new type. Look for
        // values that do not fit first, or add a column of the new type and copy them over.
        op.alterColumn("category", column("organization_id", string(64)));

        op.addColumn("organization", column("is_active", bool()));
        op.addColumn("organization", column("is_chatgpt_enabled", bool()));
        op.addColumn("organization", column("max_post_duration", integer()));
        op.addColumn("organization", column("org_type", integer()));
        op.addColumn("organization", column("language", string(16)));
        // The app gives every new organization these; those that are there already get the same.
        op.execute("UPDATE organization SET language = 'HINDI', is_chatgpt_enabled = TRUE, max_post_duration = 15,"
                + " org_type = 0, is_active = TRUE");
        op.alterColumn("organization", column("is_active", bool()).notNull());
        op.alterColumn("organization", column("is_chatgpt_enabled", bool()).notNull());
        op.alterColumn("organization", column("max_post_duration", integer()).notNull());
        op.alterColumn("organization", column("org_type", integer()).notNull());
        op.alterColumn("organization", column("language", string(16)).notNull());
        op.addColumn("organization", column("code", string(64)));
        op.addColumn("organization", column("description", string(2000)));
        // Values of column _id of table organization may be cut, rounded or refused by the new type. Look for values
        // that do not fit first, or add a column of the new type and copy them over.
        op.alterColumn("organization", column("_id", string(64)).notNull());
        // Values of column title of table organization may be cut, rounded or refused by the new type. Look for values
        // that do not fit first, or add a column of the new type and copy them over.
        op.alterColumn("organization", column("title", string(255)));

        // Values of column organization_id of table post may be cut, rounded or refused by the new type. Look for
        // values that do not fit first, or add a column of the new type and copy them over.
        op.alterColumn("post", column("organization_id", string(64)));

        // Values of column organization_id of table post_activity may be cut, rounded or refused by the new type. Look
        // for values that do not fit first, or add a column of the new type and copy them over.
        op.alterColumn("post_activity", column("organization_id", string(64)));

        op.addConstraint("organization", unique("code"));
        op.addConstraint("organization", check("org_type in (0,1)").named("ck_organization_org_type"));
        op.addConstraint(
                "organization",
                check("language in ('HINDI','ENGLISH','BENGALI','GUJARATI','KANNADA','MARATHI','TAMIL','TELUGU')")
                        .named("ck_organization_language"));
        op.addConstraint("organization", check("max_post_duration > 0").named("ck_organization_max_post_duration"));

        op.addConstraint(
                "post",
                check("language in ('HINDI','ENGLISH','BENGALI','GUJARATI','KANNADA','MARATHI','TAMIL','TELUGU')")
                        .named("ck_post_language"));
        op.addConstraint(
                "post", check("media_type in ('AUDIO','VIDEO','IMAGE')").named("ck_post_media_type"));
        op.addConstraint("post", check("duration >= 0").named("ck_post_duration"));

        op.addConstraint(
                "post_activity",
                check("activity in ('VIEW','LIKE','SHARE','SAVE','REPORT')").named("ck_post_activity_activity"));
        op.addConstraint("post_activity", check("times >= 1").named("ck_post_activity_times"));

        op.addConstraint(
                "user",
                check("language in ('HINDI','ENGLISH','BENGALI','GUJARATI','KANNADA','MARATHI','TAMIL','TELUGU')")
                        .named("ck_user_language"));

        op.addConstraint("category", foreignKey("organization_id").references("organization", "_id"));
        op.addConstraint("post", foreignKey("organization_id").references("organization", "_id"));
        op.addConstraint("post_activity", foreignKey("organization_id").references("organization", "_id"));
    }

    @Override
    public void downgrade(Operations op) {
        op.dropConstraint("post_activity", "fk_post_activity_organization_id_organization");
        op.dropConstraint("post", "fk_post_organization_id_organization");
        op.dropConstraint("category", "fk_category_organization_id_organization");
        op.dropConstraint("user", "ck_user_language");
        op.dropConstraint("post_activity", "ck_post_activity_times");
        op.dropConstraint("post_activity", "ck_post_activity_activity");
        op.dropConstraint("post", "ck_post_duration");
        op.dropConstraint("post", "ck_post_media_type");
        op.dropConstraint("post", "ck_post_language");
        op.dropConstraint("organization", "ck_organization_max_post_duration");
        op.dropConstraint("organization", "ck_organization_language");
        op.dropConstraint("organization", "ck_organization_org_type");
        op.dropConstraint("organization", "uq_organization_code");

        op.alterColumn("post_activity", column("organization_id", string()));
        op.alterColumn("post", column("organization_id", string()));
        op.alterColumn("organization", column("title", string()));
        op.alterColumn("organization", column("_id", string()).notNull());
        op.dropColumn("organization", "description");
        op.dropColumn("organization", "code");
        op.dropColumn("organization", "language");
        op.dropColumn("organization", "org_type");
        op.dropColumn("organization", "max_post_duration");
        op.dropColumn("organization", "is_chatgpt_enabled");
        op.dropColumn("organization", "is_active");

        op.alterColumn("category", column("organization_id", string()));
    }
}
