package dev.runbook.inventory;

/** A machine, by its name in the inventory; the name need not be its address. */
public record Host(String name) {

    @Override
    public String toString() {
        return name;
    }
}
