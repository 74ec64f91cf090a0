package dev.runbook.prerequisite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * These tests need a program of a Debian package, and no rights. Elsewhere they are skipped with a reason, and fail
 * with {@code RUNBOOK_REQUIRE_ALL=1}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Prerequisites.class)
public @interface RequiresProgram {

    String value();
}
