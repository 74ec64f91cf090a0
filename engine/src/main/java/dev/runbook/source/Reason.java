package dev.runbook.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder could not be used, in words; Java's own exceptions often say only its name. */
public final class Reason {

    private Reason() {}

    public static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
            return "something that is no folder is in its place";
        }
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        return String.valueOf(e.getMessage()).replaceFirst("^.*: ", "").toLowerCase();
    }
}
