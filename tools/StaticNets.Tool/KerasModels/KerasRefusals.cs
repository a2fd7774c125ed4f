using System.Text;
using StaticNets.Files;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.KerasModels;

/// <summary>The error about all layers of a model that cannot become layers of a network.</summary>
internal static class KerasRefusals
{
    private const int MostListed = 100;

    /// <summary>Returns the error.</summary>
    public static ToolException Of(string file, IReadOnlyList<LayerRefusal> refusals)
    {
        string count = refusals.Count == 1 ? "1 layer" : $"{refusals.Count} layers";
        StringBuilder text = new(
            $"{ForeignName.Quote(file)}: {count} of the model cannot become layers of a network. Nothing was written."
        );
        foreach (LayerRefusal refusal in refusals.Take(MostListed))
        {
            text.Append($"\n  {refusal.Layer}: {ForeignName.Escape(refusal.Reason)}");
        }

        if (refusals.Count > MostListed)
        {
            text.Append($"\n  and {refusals.Count - MostListed} more");
        }

        return new ToolException(text.ToString(), exitCode: ToolException.Refused);
    }
}
