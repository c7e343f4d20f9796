import static dev.matar.migration.Ddl.*;

import dev.matar.migration.Migration;
import dev.matar.migration.Operations;
import dev.matar.migration.Revision;

/** check values */
@Revision(id = "3fa8e60b2d91", revises = "b5e0937fa14c", created = "2023-10-02T07:55:48.902436")
public class R3fa8e60b2d91_check_values implements Migration {

    private static final String LANGUAGE =
            "language in ('HINDI','ENGLISH','BENGALI','GUJARATI','KANNADA','MARATHI','TAMIL','TELUGU')";

    @Override
    public void upgrade(Operations op) {
        op.batchAlterTable("organization", batch -> {
            batch.addConstraint(check(LANGUAGE).named("ck_organization_language"));
            batch.addConstraint(check("max_post_duration > 0").named("ck_organization_max_post_duration"));
            batch.addConstraint(check("org_type in (0,1)").named("ck_organization_org_type"));
        });
        op.batchAlterTable("user", batch -> batch.addConstraint(check(LANGUAGE).named("ck_user_language")));
        op.batchAlterTable("post", batch -> {
            batch.addConstraint(check(LANGUAGE).named("ck_post_language"));
            batch.addConstraint(check("media_type in ('AUDIO','VIDEO','IMAGE')").named("ck_post_media_type"));
            batch.addConstraint(check("duration >= 0").named("ck_post_duration"));
        });
        op.batchAlterTable("post_activity", batch -> {
            batch.addConstraint(check("activity in ('VIEW','LIKE','SHARE','SAVE','REPORT')")
                    .named("ck_post_activity_activity"));
            batch.addConstraint(check("times >= 1").named("ck_post_activity_times"));
        });
    }

    @Override
    public void downgrade(Operations op) {
        op.batchAlterTable("post_activity", batch -> {
            batch.dropConstraint("ck_post_activity_times");
            batch.dropConstraint("ck_post_activity_activity");
        });
        op.batchAlterTable("post", batch -> {
            batch.dropConstraint("ck_post_duration");
            batch.dropConstraint("ck_post_media_type");
            batch.dropConstraint("ck_post_language");
        });
        op.batchAlterTable("user", batch -> batch.dropConstraint("ck_user_language"));
        op.batchAlterTable("organization", batch -> {
            batch.dropConstraint("ck_organization_org_type");
            batch.dropConstraint("ck_organization_max_post_duration");
            batch.dropConstraint("ck_organization_language");
        });
    }
}
