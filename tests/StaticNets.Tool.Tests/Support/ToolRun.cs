using StaticNets.Tool.Commands;

namespace StaticNets.Tool.Tests.Support;

/// <summary>The result of running the command.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public static ToolRun Of(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        int exitCode = StaticNetsCommand.Run(arguments, output, error);
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Converts a model for a network of this assembly.</summary>
    public static ToolRun Convert(string framework, string model, string network, string output, params string[] more) =>
        Of(["convert", "--from", framework, model, "--network", NetworkOf(network), "--output", output, .. more]);

    public static string NetworkOf(string type) => $"{typeof(ToolRun).Assembly.Location}:StaticNets.Tool.Tests.Networks.{type}";

    /// <summary>The report of a run that must succeed.</summary>
    public string Report
    {
        get
        {
            Assert.Equal(("", 0), (Error, ExitCode));
            return Output;
        }
    }

    /// <summary>The message of a run that must fail and print nothing else.</summary>
    public string Refusal
    {
        get
        {
            Assert.Equal(("", 1), (Output, ExitCode));
            return Error;
        }
    }

    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
