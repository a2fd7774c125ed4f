using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.FileFormats;
using StaticNets.Tool.Importing;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.KerasModels.Architecture;
using StaticNets.Tool.KerasModels.Layers;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.KerasModels;

/// <summary>Makes a network of a model of Keras: a <c>.keras</c> archive, or an HDF5 file with the model's layers.</summary>
internal static class KerasImporter
{
    // Deeper than any model: an argument in a layer in a wrapper in some models.
    private const int DeepestJson = 128;

    private static readonly string[] _relatingSteps = ["SimpleRnn", "Lstm", "Gru", "MultiHeadAttention"];

    /// <summary>Whether the ending of a file says that it is such a model.</summary>
    public static bool IsOne(string path) => Path.GetExtension(path).ToLowerInvariant() is ".keras" or ".h5" or ".hdf5";

    /// <summary>Imports a model.</summary>
    /// <exception cref="ToolException">Parts of the model cannot become layers: all are named.</exception>
    /// <exception cref="InvalidDataException">The file is damaged, or no model.</exception>
    public static NetworkDeclaration Import(string path, ImportOptions options)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return Import(bytes, Path.GetFileName(path), Convert.ToHexStringLower(SHA256.HashData(bytes)), options);
    }

    /// <summary>Imports a model from memory.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="name">The name of the file, for messages and the comment above the class.</param>
    /// <param name="hash">The SHA-256 of the file.</param>
    /// <param name="options">What the user says about it.</param>
    public static NetworkDeclaration Import(byte[] bytes, string name, string hash, ImportOptions options) =>
        Import(KerasModelFile.Read(bytes, name), name, hash, options);

    /// <summary>Imports the content of a file.</summary>
    /// <inheritdoc cref="Import(byte[], string, string, ImportOptions)"/>
    public static NetworkDeclaration Import(KerasModelFile file, string name, string hash, ImportOptions options)
    {
        using JsonDocument json = Parse(file.Config, name);
        try
        {
            LayerConfig config = LayerConfig.Read(json.RootElement);
            string version = file.Version.Length > 0 ? $"Keras {ForeignName.Escape(file.Version)}" : "an unnamed version of Keras";
            string[] remarks = [$"Imported from {ForeignName.Escape(name)}, a {config.Class} model of {version},", $"SHA-256 {hash}."];
            return Build(file, config, name, options, remarks);
        }
        catch (Exception fault) when (fault is RefusalException or OverflowException)
        {
            // A refusal that is about no layer.
            string reason = fault is RefusalException ? fault.Message : "a size is too large";
            throw new ToolException(
                $"{ForeignName.Quote(name)}: {ForeignName.Escape(reason)}. Nothing was written.",
                fault,
                ToolException.Refused
            );
        }
    }

    private static NetworkDeclaration Build(KerasModelFile file, LayerConfig config, string name, ImportOptions options, string[] remarks)
    {
        ModelConfig model = ModelConfig.Read(config);
        options.RequireInputs(model.Inputs.Select(input => input.Layer));
        ImportTarget target = new(Major(file.Version));
        ModelBuilder builder = new(target, new LayerWeights(file.Tensors));
        ModelInputs inputs = new(target, options);
        Layer?[] read = [.. model.Inputs.Select(input => inputs.Add(model, input, builder.Refusals))];
        Layer?[] outputs = builder.Build(model, read);
        if (builder.Refusals.Count > 0)
        {
            throw RefusalList.Of(
                ForeignName.Quote(name),
                "layer",
                layers => $"{layers} of the model cannot become layers of a network",
                [.. builder.Refusals.Select(refusal => $"{refusal.Layer}: {ForeignName.Escape(refusal.Reason)}")]
            );
        }

        List<Layer> shown = target.Layers.AsOutputs(outputs.OfType<Layer>());
        inputs.Check();
        CheckSteps(target, shown);
        Precision precision = inputs.AreDouble ? Precision.Double : Precision.Single;
        NetworkDeclaration network = NetworkDeclaration.Of(options.Class, precision, target.Layers, shown, [.. remarks, .. target.Notes]);
        network = network with { Inputs = [.. network.Inputs.Where(input => target.Layers.ReadersOf(input).Any())] };
        if (network.Layers.Count == 0 || network.Inputs.Count == 0)
        {
            throw new RefusalException("the model has no layer that computes something of an input");
        }

        WeightCheck.Require(network);
        return network with { Loss = ModelLoss.Of(config.Element, file.Training, network) };
    }

    /// <summary>Checks the rules for networks that read any number of steps.</summary>
    private static void CheckSteps(ImportTarget target, List<Layer> outputs)
    {
        bool isAny = target.Layers.Inputs.Any(input => input.Shape.Contains(Layer.AnySteps));
        bool relatesSteps = target.Layers.Layers.Any(layer =>
            _relatingSteps.Contains(layer.Kind) || (layer.Kind == "Conv1D" && layer.Arguments[1] != "1")
        );
        if (isAny && (target.Layers.Inputs.Count > 1 || outputs.Count > 1 || !relatesSteps))
        {
            throw new RefusalException(
                "only a network with one input, one output and a layer that relates the steps can read any number of them: state the number with --shape"
            );
        }
    }

    private static int Major(string version) =>
        int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : 2;

    private static JsonDocument Parse(string config, string name)
    {
        try
        {
            return JsonDocument.Parse(config, new JsonDocumentOptions { MaxDepth = DeepestJson });
        }
        catch (JsonException fault)
        {
            throw new ToolException(
                $"{ForeignName.Quote(name)}: the layers of the model must be JSON, but are not from line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1} on."
            );
        }
    }
}
