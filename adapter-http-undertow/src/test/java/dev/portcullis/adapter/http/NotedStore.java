package dev.portcullis.adapter.http;

import dev.portcullis.domain.audit.AuditTrail;
import dev.portcullis.domain.ratelimit.RateLimiter;
import dev.portcullis.domain.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A store that notes on which threads its users and transactions are asked for. */
record NotedStore(Store store, RateLimiter limiter, AuditTrail trail, Runnable note) {
  private static final Set<String> NOTED = Set.of("users", "transactions");

  Store asStore() {
    return proxy(Store.class, this::port);
  }

  private Object port(Method method, Object[] arguments) throws Throwable {
    if (method.getName().equals("rateLimiter")) {
      return limiter;
    }
    if (method.getName().equals("auditTrail")) {
      return trail;
    }
    Object port = invoke(method, store, arguments);
    return NOTED.contains(method.getName())
        ? proxy(method.getReturnType(), (call, with) -> noted(call, port, with))
        : port;
  }

  private Object noted(Method method, Object target, Object[] arguments) throws Throwable {
    note.run();
    return invoke(method, target, arguments);
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private interface Answer {
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer.to(method, arguments)));
  }
}
