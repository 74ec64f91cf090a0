package dev.runbook.cli;

/** The program: {@code java -jar runbook.jar}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.out.println("runbook " + Main.class.getPackage().getImplementationVersion());
    }
}
