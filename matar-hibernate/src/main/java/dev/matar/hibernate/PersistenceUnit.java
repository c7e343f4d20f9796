package dev.matar.hibernate;

import dev.matar.schema.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One unit of a {@code persistence.xml}: its classes, mapping files and properties. */
final class PersistenceUnit {

    private final Path file;
    private final Element unit;

    private PersistenceUnit(Path file, Element unit) {
        this.file = file;
        this.unit = unit;
    }

    /** @param name of the unit; may be empty where the file has only one */
    static PersistenceUnit in(Path file, String name) {
        List<Element> units = elements(parse(file), "persistence-unit");
        List<String> names = units.stream().map(unit -> unit.getAttribute("name")).toList();
        List<Element> found = units.stream()
                .filter(unit -> name.isEmpty() || unit.getAttribute("name").equals(name))
                .toList();
        if (found.size() != 1) {
            throw new Refusal(
                    "unreadable-mapping",
                    found.isEmpty()
                            ? file + " has no persistence unit" + (name.isEmpty() ? "." : " " + name + ".")
                            : file + " has several persistence units.",
                    names.isEmpty() ? "Give it one." : "Name one of " + String.join(", ", names) + ".");
        }
        return new PersistenceUnit(file, found.get(0));
    }

    private static Element parse(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            try (var text = Files.newInputStream(file)) {
                return builder.parse(text).getDocumentElement();
            }
        } catch (NoSuchFileException e) {
            throw new Refusal("unreadable-mapping", "There is no file " + file + ".", "Build the project first, or correct the path.", e);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new Refusal("unreadable-mapping", file + " cannot be read: " + e.getMessage(), "It must be a persistence.xml.", e);
        }
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private List<String> texts(String name) {
        return elements(unit, name).stream().map(element -> element.getTextContent().strip()).toList();
    }

    /** What the unit maps: what it names, what is in its jars, and what is beside it unless it says that it lists all. */
    Mapping mapping(ClassLoader loader) {
        Map<String, String> settings = new TreeMap<>();
        for (Element property : elements(unit, "property")) {
            settings.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        Mapping listed = new Mapping(
                new TreeSet<>(texts("class")), Set.of(), new TreeSet<>(texts("mapping-file")), List.of(), settings, loader);
        return ClassScan.of(places(), loader).and(listed);
    }

    private List<Path> places() {
        Path folder = file.toAbsolutePath().getParent();
        Path root = folder.getFileName().toString().equals("META-INF") ? folder.getParent() : folder;
        List<Path> places = new ArrayList<>();
        texts("jar-file").forEach(jar -> places.add(root.resolve(jar).normalize()));
        List<String> excludes = texts("exclude-unlisted-classes");
        boolean listsAll = !excludes.isEmpty() && !excludes.get(0).equals("false");
        if (!listsAll) {
            places.add(root);
        }
        return places;
    }
}
