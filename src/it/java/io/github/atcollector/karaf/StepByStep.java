package io.github.atcollector.karaf;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Each test of the class goes on where the one before it ended: after the first that fails, the others are skipped and name it. */
final class StepByStep implements ExecutionCondition, TestExecutionExceptionHandler {
    private final AtomicReference<String> failed = new AtomicReference<>();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return failed.get() == null
                ? ConditionEvaluationResult.enabled("all steps before it passed")
                : ConditionEvaluationResult.disabled("%s failed before it".formatted(failed.get()));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable cause) throws Throwable {
        failed.compareAndSet(null, context.getDisplayName());
        throw cause;
    }
}
