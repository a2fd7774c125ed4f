using System.Globalization;

namespace StaticNets.MpiProgram;

/// <summary>What a training of the tests does; on the command line as <c>threads=2 checkpoint=FILE</c>.</summary>
/// <param name="Threads">Threads of each rank.</param>
/// <param name="Checkpoint">File that receives the checkpoint of each epoch, or none.</param>
/// <param name="Resume">Checkpoint from which the training goes on, or none.</param>
/// <param name="Pause">Milliseconds that rank 0 waits after each epoch.</param>
/// <param name="Differs">What rank 1 does in another way than the others, or nothing.</param>
internal sealed record Settings(int Threads, string? Checkpoint, string? Resume, int Pause, string? Differs)
{
    /// <summary>Parses the command line.</summary>
    public static Settings Of(string[] arguments)
    {
        Dictionary<string, string> values = arguments
            .Select(argument => argument.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new Settings(
            int.Parse(values.GetValueOrDefault("threads", "1"), CultureInfo.InvariantCulture),
            values.GetValueOrDefault("checkpoint"),
            values.GetValueOrDefault("resume"),
            int.Parse(values.GetValueOrDefault("pause", "0"), CultureInfo.InvariantCulture),
            values.GetValueOrDefault("differs")
        );
    }
}
