package dev.runbook.survey;

import dev.runbook.procedure.Body;
import java.util.Optional;

/** What a step comes to on one host, for one item: its guards, then its body. */
final class Attempt {

    private final Field field;
    private final Walk walk;
    private final Turn turn;
    private Outlook outlook;

    /** @param walk goes on inside of actions */
    Attempt(Field field, Walk walk, Turn turn, Outlook outlook) {
        this.field = field;
        this.walk = walk;
        this.turn = turn;
        this.outlook = outlook;
    }

    /** What is known when it is done. */
    Outlook outlook() {
        return outlook;
    }

    /** @param outer why it is not certain that it is done at all */
    Attempted attempt(Optional<Frame.Doubt> outer) {
        Optional<Frame.Doubt> doubt = outer.or(this::lost);
        Optional<String> refusal =
                turn.frame().undo() ? Optional.empty() : new GuardSurvey(field).refusal(turn, outlook, doubt);
        Attempted attempted = body(doubt);
        return refusal.map(attempted::failing).orElse(attempted).under(doubt);
    }

    private Optional<Frame.Doubt> lost() {
        String target = turn.target();
        return field.lookout()
                .unreached(target)
                .map(why -> new Frame.Doubt("on " + target + ", which cannot be reached", true));
    }

    private Attempted body(Optional<Frame.Doubt> doubt) {
        return turn.step().body().answer(new Body.Question<>() {
            @Override
            public Attempted about(Body.Single single) {
                SingleSurvey survey = new SingleSurvey(field, turn, outlook, doubt);
                Attempted attempted = survey.attempt(single.call());
                changed(attempted, survey);
                return attempted;
            }

            @Override
            public Attempted about(Body.Custom custom) {
                CustomSurvey survey = new CustomSurvey(field, walk, turn, outlook, doubt);
                Attempted attempted = survey.attempt(custom);
                outlook = outlook.changedAs(survey.outlook());
                return attempted;
            }

            @Override
            public Attempted about(Body.Block block) {
                throw new IllegalStateException("a block is walked, not attempted");
            }
        });
    }

    private void changed(Attempted attempted, SingleSurvey survey) {
        Grade grade = attempted.draft().grade();
        boolean leaves = grade != Grade.OK && grade != Grade.SKIP;
        if (leaves && !attempted.draft().isHarmless() && !turn.frame().undo()) {
            outlook = outlook.changing(Change.by(turn.step(), turn.key(), turn.target(), survey.subject()));
        }
    }
}
