package dev.matar.schema;

import java.util.Objects;

/**
 * Something that cannot be done: what the problem is and what to do about it.
 *
 * <p>The code is stable and meant for programs ({@code no-such-revision}, {@code invalid-operation} …); problem and
 * remedy are sentences for people. A refusal always comes before anything was changed, unless its problem says otherwise.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String problem;
    private final String remedy;

    /**
     * @param code stable, lower case, words joined by hyphens
     * @param problem what is wrong and where, a sentence
     * @param remedy what to do next, a sentence; may be empty where there is nothing to add
     */
    public Refusal(String code, String problem, String remedy) {
        this(code, problem, remedy, null);
    }

    public Refusal(String code, String problem, String remedy, Throwable cause) {
        super(remedy.isEmpty() ? problem : problem + " " + remedy, cause);
        this.code = Objects.requireNonNull(code);
        this.problem = Objects.requireNonNull(problem);
        this.remedy = Objects.requireNonNull(remedy);
    }

    public String code() {
        return code;
    }

    public String problem() {
        return problem;
    }

    public String remedy() {
        return remedy;
    }

    /** The same refusal with a place put before its problem, such as a file or a revision. */
    public Refusal at(String place) {
        return new Refusal(code, place + ": " + problem, remedy, getCause() == null ? this : getCause());
    }
}
