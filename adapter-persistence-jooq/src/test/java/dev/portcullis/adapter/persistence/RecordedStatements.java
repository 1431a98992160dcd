package dev.portcullis.adapter.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;

/** The statements that were executed, with their values. For one thread. */
final class RecordedStatements implements ExecuteListener {
  private static final long serialVersionUID = 1L;

  private final transient List<String> all = new ArrayList<>();

  @Override
  public void executeStart(ExecuteContext context) {
    Query query = context.query();
    if (query != null) {
      all.add(context.dsl().renderInlined(query));
    }
  }

  void forget() {
    all.clear();
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
