using System.Text;
using StaticNets.Files;
using StaticNets.Tool.Importing.Operations;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Importing;

/// <summary>The error about all nodes of a model that cannot become layers.</summary>
internal static class Refusals
{
    private const int MostListed = 100;

    /// <summary>Returns the error.</summary>
    public static ToolException Of(string file, IReadOnlyList<Refusal> refusals)
    {
        string count = refusals.Count == 1 ? "1 node" : $"{refusals.Count} nodes";
        StringBuilder text = new($"{ForeignName.Quote(file)}: {count} of the model cannot become layers. Nothing was written.");
        foreach (Refusal refusal in refusals.Take(MostListed))
        {
            string attributes = refusal.Node.Attributes;
            text.Append($"\n  {refusal.Node}{(attributes.Length > 0 ? $" with {attributes}" : "")}: {refusal.Reason}");
        }

        if (refusals.Count > MostListed)
        {
            text.Append($"\n  and {refusals.Count - MostListed} more");
        }

        return new ToolException(text.ToString(), exitCode: ToolException.Refused);
    }
}
