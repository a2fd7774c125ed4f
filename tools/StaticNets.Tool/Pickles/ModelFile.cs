using System.Text.Json;
using StaticNets.Files;

namespace StaticNets.Tool.Pickles;

/// <summary>Opens a file of weights, whatever library wrote it.</summary>
internal static class ModelFile
{
    private const int LengthOfBeginning = 4;

    /// <summary>Opens a file: safetensors as it is, tensors of <c>torch.save</c> as a safetensors file in memory.</summary>
    /// <exception cref="InvalidDataException">The file breaks a rule of its format, or holds other objects than tensors.</exception>
    /// <inheritdoc cref="SafetensorsSource.Open"/>
    public static SafetensorsSource Open(
        string path,
        FaultReporter faults,
        int mostTensors = int.MaxValue,
        Dictionary<string, string>? metadata = null
    )
    {
        Stream file = ReadableFile.Open(path);
        try
        {
            file = IsArchive(file) && PyTorchFile.Read(file, faults) is { } tensors ? Replaced(file, tensors) : file;
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Position = 0;
        return new SafetensorsSource(file, faults, mostTensors, metadata);
    }

    private static bool IsArchive(Stream file)
    {
        byte[] beginning = new byte[LengthOfBeginning];
        int length = file.ReadAtLeast(beginning, LengthOfBeginning, throwOnEndOfStream: false);
        return beginning.AsSpan(0, length).SequenceEqual("PK\x03\x04"u8);
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
