package dev.matar.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "matar " + (version == null ? "from its sources" : version) + ", Java " + System.getProperty("java.version")
        };
    }
}
