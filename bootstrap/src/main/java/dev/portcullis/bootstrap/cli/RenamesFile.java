package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.portcullis.domain.takeover.Rename;
import dev.portcullis.domain.takeover.Renames;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what is to be different about accounts: a CSV file (RFC 4180) in UTF-8, with the columns of
 * {@link RefusedFile} in any order, and others, which are ignored.
 */
final class RenamesFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path path;
  private final Map<Long, Rename> byId = new HashMap<>();
  private final Map<String, Rename> byUsername = new HashMap<>();

  private RenamesFile(Path path) {
    this.path = path;
  }

  /**
   * Reads the whole file.
   *
   * @throws CommandException if it cannot be read, or a line names no account or the same as
   *     another
   */
  static Renames read(Path path) {
    RenamesFile file = new RenamesFile(path);
    try (BufferedReader text = Files.newBufferedReader(path, UTF_8)) {
      file.readAll(text);
    } catch (NoSuchFileException missing) {
      throw CommandException.misused("The file " + path + " (--map) does not exist.");
    } catch (CharacterCodingException notUtf8) {
      throw CommandException.misused("The file " + path + " (--map) is not in UTF-8.");
    } catch (JsonProcessingException wrong) {
      throw file.wrong(wrong.getLocation().getLineNr(), "is no line of a CSV file");
    } catch (IOException unreadable) {
      throw CommandException.misused(
          "The file " + path + " (--map) cannot be read: " + unreadable.getMessage() + ".");
    }
    return new Renames(file.byId, file.byUsername);
  }

  private void readAll(BufferedReader text) throws IOException {
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readerForMapOf(String.class)
            .with(header)
            .readValues(text)) {
      while (rows.hasNextValue()) {
        add(rows.nextValue(), rows.getCurrentLocation().getLineNr());
      }
    }
  }

  private void add(Map<String, String> row, int line) {
    Rename rename =
        new Rename(
            cell(row, RefusedFile.NEW_USERNAME),
            cell(row, RefusedFile.NEW_EMAIL),
            withoutPassword(row, line));
    Optional<String> id =
        cell(row, RefusedFile.ID).or(() -> cell(row, BYTE_ORDER_MARK + RefusedFile.ID));
    Optional<String> username = cell(row, RefusedFile.USERNAME);
    boolean isNew;
    if (id.isPresent()) {
      isNew = byId.put(number(id.get(), line), rename) == null;
    } else if (username.isPresent()) {
      isNew = byUsername.put(username.get(), rename) == null;
    } else {
      throw wrong(line, "names no account: fill in id or username");
    }
    if (!isNew) {
      throw wrong(line, "names the same account as an earlier line");
    }
  }

  private boolean withoutPassword(Map<String, String> row, int line) {
    Optional<String> password = cell(row, RefusedFile.PASSWORD);
    if (password.isPresent() && !password.get().equals(RefusedFile.WITHOUT)) {
      throw wrong(
          line,
          "has a password that is not '%s': leave it empty to keep the hash"
              .formatted(RefusedFile.WITHOUT));
    }
    return password.isPresent();
  }

  private long number(String id, int line) {
    try {
      return Long.parseLong(id);
    } catch (NumberFormatException notANumber) {
      throw wrong(line, "has an id that is not a number");
    }
  }

  private CommandException wrong(int line, String what) {
    return CommandException.misused(
        "Line %d of %s (--map) %s.".formatted(Math.max(1, line), path, what));
  }

  private static Optional<String> cell(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).map(String::strip).filter(text -> !text.isEmpty());
  }
}
