using System.CommandLine;
using System.CommandLine.Invocation;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>
/// The command line of the tool. It prints a report to standard output and exits with 0, or an error to standard error and exits with 1,
/// or with 2 for a model that cannot become layers.
/// </summary>
internal static class StaticNetsCommand
{
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Models and weights of other libraries, for StaticNets.")
        {
            ImportCommand.Create(),
            ExportCommand.Create(),
            InspectCommand.Create(),
            ConvertCommand.Create(),
            SearchCommand.Create(),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Action is ParseErrorAction mistake)
        {
            mistake.ShowHelp = false;
        }

        try
        {
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (ToolException fault)
        {
            error.WriteLine(fault.Message);
            return fault.ExitCode;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return ToolException.Failed;
        }
    }
}
