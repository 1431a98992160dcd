package dev.portcullis.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Locale;
import java.util.function.Function;

/** Every rule, in the order in which the architecture page explains them. */
enum Law {
  DOMAIN_STANDS_ALONE(DependencyRules::domainStandsAlone),
  APPLICATION_KNOWS_THE_DOMAIN_ONLY(DependencyRules::applicationKnowsTheDomainOnly),
  DRIVEN_ADAPTERS_KNOW_THE_DOMAIN_ONLY(DependencyRules::drivenAdaptersKnowTheDomainOnly),
  HTTP_KNOWS_APPLICATION_AND_DOMAIN(DependencyRules::httpKnowsApplicationAndDomain),
  LIBRARIES_STAY_IN_THEIR_ADAPTER(DependencyRules::librariesStayInTheirAdapter),
  NOBODY_KNOWS_BOOTSTRAP_OR_GENERATED_CODE(DependencyRules::nobodyKnowsBootstrapOrGeneratedCode),
  FEATURES_ARE_FREE_OF_CYCLES(DependencyRules::featuresAreFreeOfCycles),
  TIME_AND_CHANCE_ARE_PASSED_IN(AmbientRules::timeAndChanceArePassedIn),
  PROCESS_IS_TOUCHED_IN_MAIN_ONLY(AmbientRules::processIsTouchedInMainOnly),
  ADAPTERS_SHOW_THEIR_FACADE_ONLY(FacadeRules::adaptersShowTheirFacadeOnly),
  STATE_IS_FINAL(ConventionRules::stateIsFinal),
  SECRETS_MASK_THEMSELVES(SecretRules::secretsMaskThemselves),
  NAMES_SAY_WHAT_A_TYPE_IS(NameRules::namesSayWhatATypeIs),
  REFUSALS_EXTEND_AUTH_EXCEPTION(ConventionRules::refusalsExtendAuthException);

  // Method references without state: nothing here can change.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<Layout, ArchRule> rule;

  Law(Function<Layout, ArchRule> rule) {
    this.rule = rule;
  }

  /** This law for the code below a root. */
  ArchRule in(Layout layout) {
    // Samples have only the packages they need; that the real ones exist has a test of its own.
    return rule.apply(layout).allowEmptyShould(true);
  }

  /** Where the classes that break this law live. */
  Layout samples() {
    return new Layout("dev.portcullis.samples." + name().toLowerCase(Locale.ROOT).replace("_", ""));
  }
}
