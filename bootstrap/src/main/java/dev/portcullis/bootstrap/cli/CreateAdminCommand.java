package dev.portcullis.bootstrap.cli;

import dev.portcullis.application.administration.CreateUser;
import dev.portcullis.bootstrap.OperatorAccess;
import dev.portcullis.domain.credential.PlainPassword;
import dev.portcullis.domain.role.RoleName;
import dev.portcullis.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code create-admin}. */
@Command(
    name = "create-admin",
    description = {
      "Create an administrator: a user with the roles admin and user.",
      "Works on an empty database, and where no administrator is left.",
      "The password is asked for at a terminal, or read from the first line of standard input."
    })
final class CreateAdminCommand implements Callable<Integer> {
  private static final List<String> ROLES = List.of(RoleName.ADMIN.value(), RoleName.USER.value());

  private final Invocation invocation;

  @Mixin private NewAccount account = new NewAccount();

  CreateAdminCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    account.checked();
    try (OperatorAccess access = invocation.open();
        PlainPassword password = invocation.prompt().newPassword(account.username().value())) {
      User created =
          access
              .use()
              .administration()
              .createUser()
              .create(
                  access.operator(),
                  new CreateUser.Command(
                      account.username(), account.email(), Optional.of(password), ROLES));
      invocation.out().line("Created administrator " + Naming.of(created) + ".");
    }
    return ExitCode.DONE.code();
  }
}
