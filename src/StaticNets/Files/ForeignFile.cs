using System;

namespace StaticNets;

/// <summary>
/// Files that are given in place of a safetensors file, known by their first bytes. Read as safetensors, those would be the length of a header.
/// </summary>
internal static class ForeignFile
{
    /// <summary>How many bytes are looked at: the name of a zip archive's first file begins at byte 30.</summary>
    public const int HeadLength = 80;

    /// <summary>What was expected, for the message.</summary>
    public const string Expected = "tensors in the safetensors format";

    private const int ZipName = 30;
    private const string PyTorch = "save model.state_dict()";
    private const string Keras = "save its weights";
    private const string Original = "save the weights of the model that it was made from";

    /// <summary>The kind of file and the remedy, or <see langword="null"/> for bytes that may begin a safetensors file.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="length">How many of them the file has.</param>
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

        // A header below 4 GiB that begins as all do.
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
            : IsOnnx(text) ? Convert("an ONNX model", Original)
            : Markup(text);
    }

    // Not one constant each: the sentence would stand eight times in a small program.
    private static string Convert(string file, string save) =>
        file + ": " + save + " as safetensors (docs/converting.md), then run 'staticnets convert'";

    private static string? Markup(string text)
    {
        // Blanks, or the byte order mark of UTF-8.
        int start = 0;
        while (start < text.Length && text[start] is ' ' or '\t' or '\r' or '\n' or '\u00ef' or '\u00bb' or '\u00bf')
        {
            start++;
        }

        // Behind a brace that is the length of a header, 123, comes a zero.
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

    // PROTO and its version, then an opcode; torch.save of before 1.6 begins so too.
    private static bool IsPickle(string text) => text.Length > 2 && text[0] == '\u0080' && text[1] is >= '\u0002' and <= '\u0005';

    // ir_version, field 1, then producer_name, producer_version, domain, model_version, doc_string, graph or opset_import: fields 2 to 8.
    private static bool IsOnnx(string text) =>
        text.Length > 2
        && text[0] == '\u0008'
        && text[1] is >= '\u0001' and <= '\u001f'
        && text[2] is '\u0012' or '\u001a' or '\u0022' or '\u0028' or '\u0032' or '\u003a' or '\u0042';
}
