package dev.portcullis.testkit.contract;

/** Everything a {@link dev.portcullis.domain.session.SessionRepository} promises. */
public interface SessionRepositoryContract
    extends SessionStorageContract,
        SessionHistoryContract,
        SessionUpdateContract,
        SessionLockContract,
        SessionEndContract,
        SessionRemovalContract {}
