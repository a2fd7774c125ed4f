using System.Security.Cryptography;
using System.Text.Json;
using Amps.Models;
using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Amplifiers;

/// <summary>
/// Makes a network of a model of an amplifier: a <c>.nam</c> file of Neural Amp Modeler, or a JSON file of Proteus, RTNeural or AIDA-X. All have
/// one sample as input and one as output; the network takes sequences of any length, and <c>Step</c> takes one sample at a time.
/// </summary>
internal static class AmplifierImporter
{
    private const int DeepestJson = 16;

    /// <summary>Whether the ending of a file says that it is such a model.</summary>
    public static bool IsOne(string path) => Path.GetExtension(path).ToLowerInvariant() is ".nam" or ".json" or ".aidax";

    /// <summary>Imports a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The class to write.</param>
    /// <exception cref="InvalidDataException">The file is no such model, or a part of it cannot become a layer.</exception>
    public static NetworkDeclaration Import(string path, ClassName name) => Import(File.ReadAllBytes(path), path, name);

    /// <summary>Imports a model that has been read.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="path">The file.</param>
    /// <param name="name">The class to write.</param>
    /// <exception cref="InvalidDataException">The file is no such model, or a part of it cannot become a layer.</exception>
    public static NetworkDeclaration Import(byte[] bytes, string path, ClassName name)
    {
        string file = ForeignName.Escape(Path.GetFileName(path));
        using JsonDocument json = Parse(bytes, file);
        JsonPart root = new(file, "", json.RootElement);
        AmplifierLayers layers = new();
        (string format, Layer output) = Build(root, layers);
        List<string> remarks = [$"Imported from {file}, {format},", $"SHA-256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}."];
        if ((root.Find("sample_rate") ?? root.Find("metadata")?.Find("samplerate") ?? root.Find("samplerate")) is { } rate)
        {
            remarks.Add($"It was trained on {rate.Whole(1, int.MaxValue)} samples per second.");
        }

        remarks.AddRange(layers.Notes);
        return NetworkDeclaration.Of(name, Precision.Single, layers.List, [output], remarks);
    }

    private static (string Format, Layer Output) Build(JsonPart root, AmplifierLayers layers)
    {
        if (root.Find("architecture") is { } architecture)
        {
            string version = ForeignName.Escape(root.Find("version")?.Text() ?? "without a version");
            return architecture.Text() switch
            {
                "WaveNet" => ($"a WaveNet of Neural Amp Modeler, version {version}", NamWaveNet.Build(root, layers)),
                "LSTM" => ($"an LSTM of Neural Amp Modeler, version {version}", NamLstm.Build(root, layers)),
                _ => throw architecture.Unlike("\"WaveNet\" or \"LSTM\""),
            };
        }

        return root.Find("state_dict") is not null ? ("a model of Proteus", ProteusModel.Build(root, layers))
            : root.Find("layers") is not null ? ("a model of RTNeural", RtNeuralModel.Build(root, layers))
            : throw root.Fault("\"architecture\" (NAM), \"state_dict\" (Proteus) or \"layers\" (RTNeural, AIDA-X)", "none of them");
    }

    private static JsonDocument Parse(byte[] bytes, string file)
    {
        try
        {
            return JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestJson });
        }
        catch (JsonException fault)
        {
            throw new ToolException(
                $"{file} must be JSON, but is not from line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1} on."
            );
        }
    }
}
