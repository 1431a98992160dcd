package dev.portcullis.domain.audit.chain;

import java.util.UUID;

/**
 * A chain that a writer goes on with. Immutable.
 *
 * @param number its number among the lanes of the writer
 * @param head its last committed entry
 * @param lastId the id of that entry
 */
record Lane(int number, ChainHead head, UUID lastId) {}
