package dev.portcullis.testkit.contract;

/** Everything a {@link dev.portcullis.domain.user.UserRepository} promises. */
public interface UserRepositoryContract
    extends UserStorageContract,
        UserUpdateContract,
        UserUniquenessContract,
        UserSearchContract,
        UserListContract,
        UserHoldersContract,
        UserLockContract,
        UserRemovalContract {}
