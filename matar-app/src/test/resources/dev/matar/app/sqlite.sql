
    create table category (
        is_active boolean not null,
        sort_order integer,
        created_at timestamp,
        updated_at timestamp,
        "_id" varchar(64) not null,
        organization_id varchar(64),
        description varchar(2000),
        title varchar(255) not null,
        primary key ("_id"),
        constraint fk_category_organization_id_organization foreign key (organization_id) references organization ("_id")
    );

    create table organization (
        is_active boolean not null,
        is_chatgpt_enabled boolean not null,
        max_post_duration integer not null,
        org_type integer not null check ((org_type in (0,1))),
        sort_order integer,
        created_at timestamp,
        updated_at timestamp,
        language varchar(16) not null check ((language in ('HINDI','ENGLISH','BENGALI','GUJARATI','KANNADA','MARATHI','TAMIL','TELUGU'))),
        "_id" varchar(64) not null,
        code varchar(64),
        description varchar(2000),
        title varchar(255),
        primary key ("_id"),
        constraint uq_organization_code unique (code),
        constraint ck_organization_max_post_duration check (max_post_duration > 0)
    );

    create table post (
        duration integer not null,
        is_active boolean not null,
        created_at timestamp,
        updated_at timestamp,
        language varchar(16) not null check ((language in ('HINDI','ENGLISH','BENGALI','GUJARATI','KANNADA','MARATHI','TAMIL','TELUGU'))),
        media_type varchar(16) not null check ((media_type in ('AUDIO','VIDEO','IMAGE'))),
        "_id" varchar(64) not null,
        author_id varchar(64) not null,
        category_id varchar(64) not null,
        organization_id varchar(64),
        description varchar(2000),
        media_url varchar(2048) not null,
        title varchar(255) not null,
        primary key ("_id"),
        constraint fk_post_author_id_user foreign key (author_id) references "user" ("_id"),
        constraint fk_post_category_id_category foreign key (category_id) references category ("_id"),
        constraint fk_post_organization_id_organization foreign key (organization_id) references organization ("_id"),
        constraint ck_post_duration check (duration >= 0)
    );

    create table post_activity (
        times integer not null,
        created_at timestamp,
        updated_at timestamp,
        activity varchar(16) not null check ((activity in ('VIEW','LIKE','SHARE','SAVE','REPORT'))),
        "_id" varchar(64) not null,
        organization_id varchar(64),
        post_id varchar(64) not null,
        user_id varchar(64) not null,
        primary key ("_id"),
        constraint uq_post_activity_post_id_user_id_activity unique (post_id, user_id, activity),
        constraint fk_post_activity_organization_id_organization foreign key (organization_id) references organization ("_id"),
        constraint fk_post_activity_post_id_post foreign key (post_id) references post ("_id") on delete cascade,
        constraint fk_post_activity_user_id_user foreign key (user_id) references "user" ("_id") on delete cascade,
        constraint ck_post_activity_times check (times >= 1)
    );

    create table "user" (
        is_active boolean not null,
        created_at timestamp,
        updated_at timestamp,
        language varchar(16) not null check ((language in ('HINDI','ENGLISH','BENGALI','GUJARATI','KANNADA','MARATHI','TAMIL','TELUGU'))),
        "_id" varchar(64) not null,
        email varchar(320),
        name varchar(255) not null,
        roles json text,
        primary key ("_id"),
        constraint uq_user_email unique (email)
    );

    create index ix_category_organization_id_sort_order 
       on category (organization_id, sort_order);

    create index ix_organization_is_active_sort_order 
       on organization (is_active, sort_order);

    create index ix_post_category_id_created_at 
       on post (category_id, created_at desc);

    create index ix_post_organization_id_created_at 
       on post (organization_id, created_at desc);

    create index ix_post_author_id 
       on post (author_id);

    create index ix_post_activity_user_id 
       on post_activity (user_id);

    create index ix_post_activity_organization_id 
       on post_activity (organization_id);
