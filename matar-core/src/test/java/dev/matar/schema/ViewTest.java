package dev.matar.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {

    private static final Name POST = Name.of("post");

    private static View view(String query) {
        return new View(Name.of("v"), query);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select title from post where words is distinct from 1 and created_at is null",
                "select title from post where words is not distinct from created_at",
                "select extract(year from created_at) from post",
                "select extract(year from (select max(created_at) from post))",
                "select trim(both from created_at) as t from post",
                "select substring(created_at from 2 for 3) from post p",
                "select p.title, overlay(p.created_at placing 'x' from 1) from post as p",
                "select position('a' in created_at) from post",
                "select distinct created_at from post",
                "select count(*) from post group by created_at",
                "select * from post"
            })
    void aColumnIsReadWhereverItStands(String query) {
        assertThat(view(query).reads(POST)).isTrue();
        assertThat(view(query).reads(POST, "created_at")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"select a from x.order", "select a from x.\"order\" o", "select a from b join X.ORDER on true where b.select = 1"})
    void behindADotAnyWordIsAName(String query) {
        assertThat(view(query).reads(new Name("x", "order"))).isTrue();
        assertThat(view(query).reads(Name.of("select"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select title from post where words is distinct from 1",
                "select extract(year from updated_at) from post",
                "select title as created_at from post",
                "select c.created_at from post join category c on c.id = post.category_id",
                "select 'created_at' from post -- created_at"
            })
    void whatOnlyLooksLikeAColumnOfTheTableIsNotRead(String query) {
        assertThat(view(query).reads(POST)).isTrue();
        assertThat(view(query).reads(POST, "created_at")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select a from category where a is distinct from post",
                "select extract(year from post) from category",
                "select post from category"
            })
    void aColumnIsNoTable(String query) {
        assertThat(view(query).reads(POST)).isFalse();
    }
}
