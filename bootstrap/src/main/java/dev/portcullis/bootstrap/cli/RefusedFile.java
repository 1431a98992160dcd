package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.portcullis.application.takeover.RefusedAccount;
import dev.portcullis.domain.takeover.Finding;
import dev.portcullis.domain.takeover.Proposal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The accounts that cannot come over, as a CSV file (RFC 4180) in UTF-8 that {@link RenamesFile}
 * reads. For one thread.
 */
final class RefusedFile implements AutoCloseable {
  static final String ID = "id";
  static final String USERNAME = "username";
  static final String EMAIL = "email";
  static final String PROBLEMS = "problems";
  static final String NEW_USERNAME = "new_username";
  static final String NEW_EMAIL = "new_email";
  static final String PASSWORD = "password";

  /** In the column of the password: the hash stays behind. */
  static final String WITHOUT = "none";

  private static final List<String> COLUMNS =
      List.of(ID, USERNAME, EMAIL, PROBLEMS, NEW_USERNAME, NEW_EMAIL, PASSWORD);

  /** What a spreadsheet would take for a formula, in a name that somebody else has chosen. */
  private static final String FORMULA = "[=+@\\t\\r-].*";

  private final Optional<CsvGenerator> csv;

  private RefusedFile(Optional<CsvGenerator> csv) {
    this.csv = csv;
  }

  /**
   * Creates the file, or empties it; without a path, what is written is lost.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  static RefusedFile open(Optional<Path> path) {
    try {
      if (path.isEmpty()) {
        return new RefusedFile(Optional.empty());
      }
      CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
      COLUMNS.forEach(schema::addColumn);
      CsvGenerator csv =
          new CsvMapper().getFactory().createGenerator(Files.newBufferedWriter(path.get(), UTF_8));
      csv.setSchema(schema.build());
      return new RefusedFile(Optional.of(csv));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /**
   * Adds a line.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void add(RefusedAccount refused) {
    csv.ifPresent(
        generator -> {
          try {
            write(generator, cells(refused));
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
  }

  private static List<String> cells(RefusedAccount refused) {
    Proposal proposal = refused.proposal();
    return List.of(
        Long.toString(refused.account().id()),
        refused.account().username().map(RefusedFile::harmless).orElse(""),
        refused.account().email().map(RefusedFile::harmless).orElse(""),
        refused.findings().stream().map(Finding::toString).collect(Collectors.joining(" ")),
        proposal.username().orElse(""),
        proposal.email().orElse(""),
        proposal.withoutPassword() ? WITHOUT : "");
  }

  private static void write(CsvGenerator csv, List<String> cells) throws IOException {
    csv.writeStartArray();
    for (String cell : cells) {
      csv.writeString(cell);
    }
    csv.writeEndArray();
  }

  private static String harmless(String text) {
    return text.matches("(?s)" + FORMULA) ? "'" + text : text;
  }

  @Override
  public void close() {
    csv.ifPresent(
        generator -> {
          try {
            generator.close();
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        });
  }
}
