using System.CommandLine;
using System.CommandLine.Invocation;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>
/// The command line of the tool. It prints a report to standard output and exits with 0, or an error to standard error and exits with 1.
/// </summary>
internal static class StaticNetsCommand
{
    private const int Failure = 1;

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Weights in safetensors files, for StaticNets.")
        {
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
        catch (Exception fault) when (fault is ToolException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return Failure;
        }
    }
}
