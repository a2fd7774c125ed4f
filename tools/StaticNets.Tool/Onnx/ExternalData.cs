using System.Globalization;
using StaticNets.Files;
using Proto = global::Onnx.TensorProto;

namespace StaticNets.Tool.Onnx;

/// <summary>
/// Reads the data of a tensor from a file beside the model. The model names the file, so a name that leads out of the model's folder is
/// refused: a model from elsewhere must not make the tool read other files.
/// </summary>
internal static class ExternalData
{
    /// <summary>Reads the bytes of a tensor.</summary>
    /// <param name="tensor">The tensor, with the keys <c>location</c>, <c>offset</c> and <c>length</c>.</param>
    /// <param name="expected">The number of bytes that shape and type ask for.</param>
    /// <param name="folder">The folder of the model.</param>
    /// <exception cref="Text.ToolException">The file is outside of the folder, missing or too short.</exception>
    public static byte[] Read(Proto tensor, long expected, string? folder)
    {
        string location = Key(tensor, "location") ?? "";
        string path = PathOf(tensor, location, folder);
        long offset = Number(tensor, "offset", 0);
        long length = Number(tensor, "length", expected);
        long size = new FileInfo(path).Length;
        if (length != expected)
        {
            throw OnnxTensor.Fault(tensor, $"expected {expected} bytes of external data", $"{length}");
        }

        if (offset > size - length || length > Array.MaxLength)
        {
            throw OnnxTensor.Fault(
                tensor,
                $"expected {length} bytes at {offset} in {ForeignName.Quote(location)}",
                $"a file of {size} bytes"
            );
        }

        byte[] bytes = new byte[length];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        file.Seek(offset, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return bytes;
    }

    private static string PathOf(Proto tensor, string location, string? folder)
    {
        string root = Path.GetFullPath(folder ?? ".");
        string path = location.Contains('\0') ? root : Path.GetFullPath(Path.Combine(root, location));
        bool isInside = path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (location.Length == 0 || Path.IsPathRooted(location) || !isInside)
        {
            throw OnnxTensor.Fault(tensor, "expected external data in the folder of the model", ForeignName.Quote(location));
        }

        FileInfo file = new(path);
        return file.Exists && file.LinkTarget is null
            ? path
            : throw OnnxTensor.Fault(tensor, $"expected external data in a file {ForeignName.Quote(location)}", "none beside the model");
    }

    private static string? Key(Proto tensor, string key) => tensor.ExternalData.FirstOrDefault(entry => entry.Key == key)?.Value;

    private static long Number(Proto tensor, string key, long otherwise) =>
        Key(tensor, key) is not { } text ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
        : throw OnnxTensor.Fault(tensor, $"expected a number of bytes as the {key} of external data", ForeignName.Quote(text));
}
