package dev.matar.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A Java revision's place in the history; all of its members are literals, since they are read without compiling.
 *
 * <p>The revision's message is the Javadoc of its class.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Revision {

    /** Unique in a history; twelve hex digits by custom. */
    String id();

    /** The ids it revises: none for a base, several for a merge. */
    String[] revises() default {};

    /** Ids or branch labels that must be applied before it though it does not revise them. */
    String[] dependsOn() default {};

    /** The branch labels it gives to its branch. */
    String[] labels() default {};

    /** When it was written, ISO 8601 without zone: {@code 2023-04-28T01:59:42.015293}. */
    String created() default "";

    /** The ways in which it is meant to lose data, {@code upgrade} or {@code downgrade} or both: Matar does not ask then. */
    String[] losesData() default {};
}
