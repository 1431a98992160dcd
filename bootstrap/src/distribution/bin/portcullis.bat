@echo off
rem Starts Portcullis: portcullis [COMMAND] [ARGUMENT]...
rem
rem Java 17 or later is taken from JAVA_HOME, or else from PATH. Options of the JVM that it should have besides go into
rem PORTCULLIS_JAVA_OPTS (or JAVA_OPTS).
setlocal
set "PORTCULLIS_JAVA=java.exe"
if not defined JAVA_HOME goto :check
set "PORTCULLIS_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%PORTCULLIS_JAVA%" goto :check
echo portcullis: JAVA_HOME is %JAVA_HOME%, but there is no program %PORTCULLIS_JAVA%. Set JAVA_HOME to the folder of Java 17 or later, or remove it to use the java of PATH.>&2
exit /b 2

:check
rem The option exists since Java 17.
"%PORTCULLIS_JAVA%" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -version >nul 2>&1
if not errorlevel 1 goto :start
echo portcullis: Java 17 or later was not found. Install it, or set JAVA_HOME to its folder.>&2
exit /b 2

:start
"%PORTCULLIS_JAVA%" -Xms16m -XX:MaxRAMPercentage=50 %JAVA_OPTS% %PORTCULLIS_JAVA_OPTS% -cp "%~dp0..\portcullis.jar" dev.portcullis.bootstrap.Main %*
exit /b %ERRORLEVEL%
