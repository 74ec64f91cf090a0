package dev.runbook.survey;

import dev.runbook.plan.Layers;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlannedPlay;
import dev.runbook.procedure.Surroundings;
import dev.runbook.remote.Forks;
import dev.runbook.remote.Probers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what a run will do: walks the plan as the runner will, looks at the hosts where looking tells, and says of
 * every step on every host how sure that is. It has no way to change anything.
 */
public final class Survey {

    private final Plan plan;
    private final Field field;

    private Survey(Plan plan, Optional<Probers> probers, int forks, boolean insideActions) {
        this.plan = plan;
        this.field = new Field(plan, new Lookout(plan, probers), new Forks(forks), insideActions);
    }

    /**
     * What can be said without contacting anybody.
     *
     * @param insideActions whether also about the steps of actions written in YAML
     */
    public static SurveyedPlan offline(Plan plan, boolean insideActions) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Survey(plan, Optional.empty(), processors, insideActions).survey();
    }

    /** @param forks on how many hosts at the same time */
    public static SurveyedPlan of(Plan plan, Probers probers, int forks) {
        return new Survey(plan, Optional.of(probers), forks, true).survey();
    }

    private SurveyedPlan survey() {
        field.lookout().open(field.forks());
        Frame frame = Frame.ofPlay(Stand.of(Layers.NONE), Surroundings.INHERITED, Map.of());
        List<GradedGuard> guards =
                new GuardSurvey(field).all(plan.procedure().guards(), plan.hosts(), false, frame, Outlook.START);
        List<GradedPlay> plays = plays();
        return new SurveyedPlan(
                        plan.procedure().name(),
                        plan.procedure().file().name(),
                        field.lookout().isOffline(),
                        field.lookout().unreached(),
                        guards,
                        plays,
                        Optional.empty())
                .masked(plan.secrets());
    }

    private List<GradedPlay> plays() {
        List<GradedPlay> plays = new ArrayList<>();
        Outlook outlook = Outlook.START;
        for (PlannedPlay planned : plan.plays()) {
            PlaySurvey survey = new PlaySurvey(field, planned, outlook);
            plays.add(survey.survey());
            outlook = survey.outlook();
        }
        return plays;
    }
}
