package dev.matar.revision;

import dev.matar.schema.Refusal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads headers into names and links, and refuses those that make no history. */
final class Wiring {

    /** Words that a target or a range understands as something else. */
    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

    private final Names names;

    private Wiring(Names names) {
        this.names = names;
    }

    /** The headers in the order of their ids, which must be valid and all different. */
    static List<RevisionHeader> sorted(Collection<RevisionHeader> headers) {
        Map<String, RevisionHeader> sorted = new TreeMap<>();
        for (RevisionHeader header : headers) {
            checkNames(header);
            if (sorted.put(header.id(), header) != null) {
                throw new Refusal(
                        "duplicate-revision",
                        "Two revisions have the id " + header.id() + ".",
                        "Give one of them another id, and correct what revises it.");
            }
        }
        return List.copyOf(sorted.values());
    }

    private static void checkNames(RevisionHeader header) {
        if (!isName(header.id()) || !isFileName(header.id())) {
            throw new Refusal(
                    "invalid-id",
                    "'" + header.id() + "' cannot be the id of a revision.",
                    "An id is not empty, holds no space or unseen sign and none of @ : + - , / \\ * ? \" < > |, does not begin with a dot, "
                            + "and is not head, heads, base or current.");
        }
        for (String label : header.labels()) {
            if (!isName(label) || Target.endsInSteps(label)) {
                throw new Refusal(
                        "invalid-label",
                        "'" + label + "', in revision " + header.id() + ", cannot be a branch label.",
                        "A label is not empty, holds no space or unseen sign and none of @ : + and comma, does not end in a hyphen "
                                + "and a number, and is not head, heads, base or current.");
            }
        }
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("@:+,".indexOf(name.charAt(i)) >= 0 || !isSeen(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty() && !RESERVED.contains(name);
    }

    /** Two names that look alike must be alike: no spaces, no marks of byte order or direction. */
    private static boolean isSeen(char c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }

    /** An id is the beginning of a file's name, which must be one on any system, and in the folder it is meant for. */
    private static boolean isFileName(String id) {
        for (int i = 0; i < id.length(); i++) {
            if ("-/\\*?\"<>|".indexOf(id.charAt(i)) >= 0) {
                return false;
            }
        }
        return !id.startsWith(".");
    }

    /** Who revises and depends on whom; the headers must come in the order of their numbers. */
    static Links links(List<RevisionHeader> headers, Names names) {
        Wiring wiring = new Wiring(names);
        int[][] parents = new int[headers.size()][];
        int[][] dependencies = new int[headers.size()][];
        for (int i = 0; i < parents.length; i++) {
            parents[i] = wiring.parents(headers.get(i));
            dependencies[i] = wiring.dependencies(headers.get(i));
        }
        Links links = new Links(parents, dependencies);
        Circles.refuse(links, names);
        return links;
    }

    private int[] parents(RevisionHeader header) {
        Set<Integer> parents = new LinkedHashSet<>();
        for (String name : header.revises()) {
            int parent = names.byId(name);
            if (parent == Names.NONE) {
                throw missing("missing-parent", header.id() + " revises", name);
            }
            parents.add(parent);
        }
        return numbers(parents);
    }

    private int[] dependencies(RevisionHeader header) {
        Set<Integer> dependencies = new LinkedHashSet<>();
        for (String name : header.dependsOn()) {
            int dependency = names.byIdOrLabel(name);
            if (dependency == Names.NONE) {
                throw missing("missing-dependency", header.id() + " depends on", name);
            }
            dependencies.add(dependency);
        }
        return numbers(dependencies);
    }

    private static Refusal missing(String code, String what, String name) {
        return new Refusal(
                code,
                "Revision " + what + " '" + name + "', which is not in this history.",
                "Bring back the file of " + name + ", or correct what " + what + ".");
    }

    private static int[] numbers(Collection<Integer> revisions) {
        int[] numbers = new int[revisions.size()];
        int count = 0;
        for (int revision : revisions) {
            numbers[count++] = revision;
        }
        return numbers;
    }
}
