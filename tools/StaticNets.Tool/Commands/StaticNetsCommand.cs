using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Commands;

/// <summary>The whole command line: a report on standard output and exit code 0, or a message on standard error and exit code 1.</summary>
internal static class StaticNetsCommand
{
    private const int Failure = 1;

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Weights in safetensors files, for StaticNets.") { InspectCommand.Create(), ConvertCommand.Create() };
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
