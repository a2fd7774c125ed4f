using System.IO.Compression;
using System.Text;
using System.Text.Json;
using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>A file of a whole Keras model: its layers as JSON, the version of Keras, and its tensors.</summary>
/// <param name="Config">The layers: the entry <c>config.json</c> of a <c>.keras</c> archive, the attribute <c>model_config</c> of an <c>.h5</c> file.</param>
/// <param name="Version">The version of Keras, <c>3.4.1</c>; empty if the file does not say it.</param>
/// <param name="Training">How the model was compiled, the attribute <c>training_config</c> of an <c>.h5</c> file; empty for none.</param>
/// <param name="Tensors">The tensors, named by their places: <c>layers/dense/vars/0</c>, <c>model_weights/dense/dense/kernel:0</c>.</param>
internal sealed record KerasModelFile(string Config, string Version, string Training, IReadOnlyList<RawTensor> Tensors)
{
    private const string ConfigEntry = "config.json";
    private const string MetadataEntry = "metadata.json";
    private const string ConfigText = "model_config";
    private const string VersionText = "keras_version";
    private const string TrainingText = "training_config";

    private const string WeightsOnly =
        "weights alone: import the .keras file of the model, or declare its layers and take staticnets convert --from keras";

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its content.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or has no layers.</exception>
    public static KerasModelFile Read(byte[] bytes, string name)
    {
        FaultReporter faults = new(name) { Kind = "Model file" };
        using MemoryStream file = new(bytes);
        if (bytes.AsSpan().StartsWith(KerasFile.Signature))
        {
            if (!GlobalHeaps.AreWhole(bytes))
            {
                throw faults.File("a file of HDF5, as Keras writes it", "a damaged one");
            }

            Hdf5File hdf5 = Hdf5File.Read(file, faults, ConfigText, VersionText, TrainingText);
            return hdf5.Texts.TryGetValue(ConfigText, out string? config)
                ? new KerasModelFile(
                    config,
                    hdf5.Texts.GetValueOrDefault(VersionText, ""),
                    hdf5.Texts.GetValueOrDefault(TrainingText, ""),
                    hdf5.Tensors
                )
                : throw faults.File("the layers of a model (the attribute model_config)", WeightsOnly);
        }

        try
        {
            using ZipArchive archive = new(file, ZipArchiveMode.Read);
            return Read(archive, bytes.Length, faults);
        }
        catch (InvalidDataException fault) when (fault.Source is not "StaticNets.Tool" and not "StaticNets")
        {
            throw faults.File("a model of Keras: a zip archive (.keras) or HDF5 (.h5)", "another file, or a damaged one", fault);
        }
    }

    private static KerasModelFile Read(ZipArchive archive, long length, FaultReporter faults)
    {
        string config =
            Text(archive, ConfigEntry, length, faults) ?? throw faults.File($"a model of Keras with the entry {ConfigEntry}", "none");
        Hdf5File weights =
            KerasFile.Weights(archive, length, faults) ?? throw faults.File("the weights of the model (model.weights.h5)", "none");
        return new KerasModelFile(config, VersionOf(Text(archive, MetadataEntry, length, faults)), "", weights.Tensors);
    }

    private static string? Text(ZipArchive archive, string name, long length, FaultReporter faults)
    {
        using MemoryStream? content = ZipEntry.Read(archive, name, length, faults);
        return content is null ? null : Encoding.UTF8.GetString(content.ToArray());
    }

    private static string VersionOf(string? metadata)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(metadata ?? "{}");
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty(VersionText, out JsonElement version)
                && version.ValueKind == JsonValueKind.String
                ? version.GetString()!
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
