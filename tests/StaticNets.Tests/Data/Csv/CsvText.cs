using System.IO.Compression;
using System.Text;
using StaticNets.Csv;

namespace StaticNets.Tests.Data.Csv;

/// <summary>Reads tables that are written in the tests.</summary>
internal static class CsvText
{
    public const string Name = "points.csv";

    public static CsvTable<double> Read(string text, CsvOptions? options = null) => Read(Encoding.UTF8.GetBytes(text), options);

    public static CsvTable<double> Read(byte[] content, CsvOptions? options = null) =>
        CsvTable.Read<double>(new MemoryStream(content), options, Name);

    /// <summary>Asserts that reading a table fails with a message that names this place and contains these parts.</summary>
    public static void Refused(string text, CsvOptions? options, int line, int column, params string[] parts)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(text, options));
        Assert.StartsWith($"'{Name}', line {line}, column {column}", error.Message, StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    public static byte[] Packed(string text) => Packed(Encoding.UTF8.GetBytes(text));

    public static byte[] Packed(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionMode.Compress))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
