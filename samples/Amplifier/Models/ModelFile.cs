using System.Text.Json;

namespace Amps.Models;

/// <summary>Reads models of amplifiers from the JSON files of other programs, which it recognises by their members.</summary>
internal static class ModelFile
{
    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The file is no such model, or one that this program has no network for.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static AmpModel Read(string path)
    {
        using JsonDocument json = Parse(path);
        JsonPart root = new(Path.GetFileName(path), "", json.RootElement);
        if (root.Find("architecture") is not null)
        {
            return NamModel.Read(root);
        }

        if (root.Find("state_dict") is not null)
        {
            return ProteusModel.Read(root);
        }

        return root.Find("layers") is not null
            ? RtNeuralModel.Read(root)
            : throw root.Fault("\"architecture\" (NAM), \"state_dict\" (Proteus) or \"layers\" (RTNeural, AIDA-X)", "none of them");
    }

    private static JsonDocument Parse(string path)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return JsonDocument.Parse(stream);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(path)} must be JSON, but is not from line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1} on.",
                fault
            );
        }
    }
}
