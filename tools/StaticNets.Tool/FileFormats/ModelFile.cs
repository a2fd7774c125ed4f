using System.IO.Compression;
using System.Text.Json;
using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>Opens a file of weights, whatever library wrote it.</summary>
internal static class ModelFile
{
    private const int LengthOfBeginning = 4;

    /// <summary>Opens a file: safetensors as it is, tensors of <c>torch.save</c> and of Keras as a safetensors file in memory.</summary>
    /// <exception cref="InvalidDataException">The file breaks a rule of its format, or holds other objects than tensors.</exception>
    /// <inheritdoc cref="SafetensorsSource.Open"/>
    public static SafetensorsSource Open(
        string path,
        FaultReporter faults,
        int mostTensors = int.MaxValue,
        Dictionary<string, string>? metadata = null
    ) => Open(ReadableFile.Open(path), faults, mostTensors, metadata);

    /// <summary>Opens an open file, which is closed with the result.</summary>
    /// <inheritdoc cref="Open(string, FaultReporter, int, Dictionary{string, string})"/>
    public static SafetensorsSource Open(
        Stream file,
        FaultReporter faults,
        int mostTensors = int.MaxValue,
        Dictionary<string, string>? metadata = null
    )
    {
        try
        {
            file = Tensors(file, faults) is { } tensors ? Replaced(file, tensors) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Position = 0;
        return new SafetensorsSource(file, faults, mostTensors, metadata);
    }

    /// <summary>Returns the tensors of a file of another format than safetensors, otherwise <see langword="null"/>.</summary>
    private static IReadOnlyList<RawTensor>? Tensors(Stream file, FaultReporter faults)
    {
        byte[] beginning = new byte[LengthOfBeginning];
        int length = file.ReadAtLeast(beginning, LengthOfBeginning, throwOnEndOfStream: false);
        file.Position = 0;
        ReadOnlySpan<byte> signature = beginning.AsSpan(0, length);
        if (signature.SequenceEqual(KerasFile.Signature))
        {
            return KerasFile.Read(file, faults);
        }

        using ZipArchive? archive = signature.SequenceEqual("PK\x03\x04"u8) ? Open(file) : null;
        return archive is null
            ? null
            : PyTorchFile.Read(archive, file.Length, faults) ?? KerasFile.ReadArchive(archive, file.Length, faults);
    }

    private static ZipArchive? Open(Stream file)
    {
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count > 0 ? archive : null;
        }
        catch (InvalidDataException)
        {
            archive?.Dispose();
            return null;
        }
    }

    private static MemoryStream Replaced(Stream file, IReadOnlyList<RawTensor> tensors)
    {
        file.Dispose();
        return InMemory(tensors);
    }

    /// <summary>Writes a header and the tensors after it: the length of the header in 8 bytes, JSON, data.</summary>
    private static MemoryStream InMemory(IReadOnlyList<RawTensor> tensors)
    {
        using MemoryStream header = new();
        using (Utf8JsonWriter json = new(header))
        {
            json.WriteStartObject();
            long first = 0;
            foreach (RawTensor tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", tensor.Dtype.Name);
                json.WriteStartArray("shape");
                foreach (long axis in tensor.Shape)
                {
                    json.WriteNumberValue(axis);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(first);
                json.WriteNumberValue(first += tensor.Bytes.Length);
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        MemoryStream file = new((int)(sizeof(long) + header.Length + tensors.Sum(tensor => (long)tensor.Bytes.Length)));
        file.Write(BitConverter.GetBytes(header.Length));
        header.WriteTo(file);
        foreach (RawTensor tensor in tensors)
        {
            file.Write(tensor.Bytes);
        }

        return file;
    }
}
