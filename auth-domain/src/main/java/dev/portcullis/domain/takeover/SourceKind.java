package dev.portcullis.domain.takeover;

/** The variants of the tutorial whose databases are recognised. */
public enum SourceKind {
  /** The server in Node.js, with Express and Sequelize. */
  NODE("the Node.js server (Express, Sequelize)"),
  /** The server in Java, with Spring Boot and Hibernate. */
  SPRING("the Spring Boot server");

  private final String title;

  SourceKind(String title) {
    this.title = title;
  }

  /** What it is called in messages. */
  public String title() {
    return title;
  }
}
