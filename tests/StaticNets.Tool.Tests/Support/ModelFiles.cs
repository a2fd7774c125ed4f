using System.Text;
using System.Text.Json;

namespace StaticNets.Tool.Tests.Support;

/// <summary>Model files: those of the fixtures, and small ones that are written here without the library's own writer.</summary>
internal static class ModelFiles
{
    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name + ".safetensors");

    /// <summary>Returns a file of F32 tensors; tensor t of n values holds t, t + 1/n, t + 2/n, …</summary>
    public static byte[] Of(params (string Name, int[] Shape)[] tensors) =>
        OfBytes([.. tensors.Select((tensor, t) => (tensor.Name, "F32", tensor.Shape, Bytes(Numbers(t, tensor.Shape))))]);

    public static float[] Numbers(int start, int[] shape)
    {
        int count = shape.Aggregate(1, (product, length) => product * length);
        return [.. Enumerable.Range(0, count).Select(i => start + ((float)i / count))];
    }

    public static byte[] Bytes(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    public static byte[] OfBytes(params (string Name, string Dtype, int[] Shape, byte[] Data)[] tensors)
    {
        int offset = 0;
        Dictionary<string, object> header = [];
        foreach ((string name, string dtype, int[] shape, byte[] data) in tensors)
        {
            int[] offsets = [offset, offset += data.Length];
            header.Add(
                name,
                new Dictionary<string, object>
                {
                    ["dtype"] = dtype,
                    ["shape"] = shape,
                    ["data_offsets"] = offsets,
                }
            );
        }

        byte[] json = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(header));
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. tensors.SelectMany(tensor => tensor.Data)];
    }
}
