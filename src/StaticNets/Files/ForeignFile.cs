namespace StaticNets.Files;

/// <summary>
/// Recognises, by their first bytes, files of other formats that users pass in place of a safetensors file. Without this, the bytes would
/// be reported as a wrong header length.
/// </summary>
internal static class ForeignFile
{
    /// <summary>Number of bytes to read: enough for the name of the first file in a zip archive, which begins at byte 30.</summary>
    public const int HeadLength = 80;

    /// <summary>The expected format, for the error message.</summary>
    public const string Expected = "tensors in the safetensors format";

    private const int ZipName = 30;
    private const string PyTorch = "save model.state_dict()";
    private const string Keras = "save its weights";
    private const string Original = "save the weights of the model that it was made from";

    /// <summary>
    /// Returns the kind of file and the remedy, or <see langword="null"/> if the bytes can be the start of a safetensors file.
    /// </summary>
    /// <param name="head">The first bytes of the file.</param>
    /// <param name="length">Number of valid bytes in <paramref name="head"/>.</param>
    public static string? Recognize(byte[] head, int length)
    {
        char[] characters = new char[length];
        for (int i = 0; i < length; i++)
        {
            characters[i] = (char)head[i];
        }

        string text = new(characters);
        bool Begins(string magic) => text.StartsWith(magic, StringComparison.Ordinal);
        if (length == 0)
        {
            return "an empty file: write or download it again";
        }

        // A safetensors file whose header is shorter than 4 GiB: the upper bytes of the header's length are 0, then JSON begins.
        if (length > 8 && text.Substring(4, 5) == "\0\0\0\0{")
        {
            return null;
        }

        return Begins("PK\u0003\u0004") ? Archive(text.Substring(Math.Min(length, ZipName)))
            : Begins("\u0089HDF\r\n") ? Convert("an HDF5 file, as Keras writes (.h5)", Keras)
            : Begins("\u0093NUMPY") ? Convert("a NumPy array (.npy)", Keras)
            : Begins("\u001f\u008b\u0008") ? "a gzip file: unpack it first"
            : Begins("version https://git-lfs") ? "a Git LFS pointer in place of the file: run 'git lfs pull'"
            : Begins("GGUF") ? Convert("a GGUF file", Original)
            : IsPickle(text) ? Convert("a Python pickle (.pkl, old .pt)", PyTorch)
            : IsOnnx(text) ? "an ONNX model: 'staticnets import' makes a network of it (docs/importing.md)"
            : Markup(text);
    }

    // One method instead of eight constants, because each constant would add the same sentence to a small program.
    private static string Convert(string file, string save) =>
        file + ": " + save + " as safetensors (docs/converting.md), then run 'staticnets convert'";

    private static string? Markup(string text)
    {
        // Skip white space and the byte order mark of UTF-8.
        int start = 0;
        while (start < text.Length && text[start] is ' ' or '\t' or '\r' or '\n' or '\u00ef' or '\u00bb' or '\u00bf')
        {
            start++;
        }

        // A '{' followed by a zero byte is not JSON text, but a safetensors file may begin with these bytes: '{' has the code 123, and a
        // header length of 123 is stored as the byte 123 followed by zero bytes.
        return start + 1 >= text.Length || text[start + 1] == '\0' ? null
            : text[start] == '<' ? "a web page: download the file itself, not the page that shows it"
            : text[start] is '{' or '[' ? Convert("JSON text", Keras)
            : null;
    }

    private static string Archive(string first) =>
        first.Contains(".npy") ? Convert("a NumPy archive (.npz)", Keras)
        : first.StartsWith("metadata.json", StringComparison.Ordinal) || first.StartsWith("config.json", StringComparison.Ordinal)
            ? Convert("a Keras file (.keras)", Keras)
        : Convert("a zip archive, as PyTorch writes (.pt, .pth)", PyTorch);

    // A pickle begins with the opcode PROTO and a version from 2 to 5. So do the files that torch.save wrote before version 1.6.
    private static bool IsPickle(string text) => text.Length > 2 && text[0] == '\u0080' && text[1] is >= '\u0002' and <= '\u0005';

    // An ONNX file is a protobuf message that begins with field 1, ir_version. The next field is one of the fields 2 to 8: producer_name,
    // producer_version, domain, model_version, doc_string, graph or opset_import.
    private static bool IsOnnx(string text) =>
        text.Length > 2
        && text[0] == '\u0008'
        && text[1] is >= '\u0001' and <= '\u001f'
        && text[2] is '\u0012' or '\u001a' or '\u0022' or '\u0028' or '\u0032' or '\u003a' or '\u0042';
}
