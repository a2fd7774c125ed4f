using System.Numerics;
using System.Text.Json;
using StaticNets.Runtime;

namespace StaticNets.Tests.Files;

/// <summary>Reads a weight file independently of the reader under test: with a JSON document and plain indexing.</summary>
internal static class IndependentReading
{
    /// <summary>Asserts that the file contains exactly these tensors, each once, and returns their elements.</summary>
    public static T[][] Tensors<T>(byte[] file, TensorDescription[] tensors)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = typeof(T) == typeof(float) ? 4 : 8;
        long headerLength = BitConverter.ToInt64(file, 0);
        using JsonDocument document = JsonDocument.Parse(file.AsMemory(8, checked((int)headerLength)));
        JsonProperty[] entries = document.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__").ToArray();
        Assert.Equal(tensors.Select(tensor => tensor.Name).Order(), entries.Select(entry => entry.Name).Order());

        var readers = new int[file.Length];
        readers.AsSpan(0, 8 + (int)headerLength).Fill(1);
        var values = new T[tensors.Length][];
        for (int i = 0; i < tensors.Length; i++)
        {
            JsonElement entry = entries.Single(candidate => candidate.Name == tensors[i].Name).Value;
            Assert.Equal(size == 4 ? "F32" : "F64", entry.GetProperty("dtype").GetString());
            Assert.Equal(tensors[i].Shape, entry.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()));
            int begin = 8 + (int)headerLength + entry.GetProperty("data_offsets")[0].GetInt32();
            int end = 8 + (int)headerLength + entry.GetProperty("data_offsets")[1].GetInt32();
            Assert.Equal(tensors[i].Length * size, end - begin);
            values[i] = new T[tensors[i].Length];
            for (int element = 0; element < values[i].Length; element++)
            {
                int place = begin + (element * size);
                values[i][element] =
                    size == 4 ? (T)(object)BitConverter.ToSingle(file, place) : (T)(object)BitConverter.ToDouble(file, place);
            }

            for (int place = begin; place < end; place++)
            {
                readers[place]++;
            }
        }

        Assert.False(readers.AsSpan().ContainsAnyExcept(1), "a byte belongs to no tensor or to two");
        return values;
    }
}
