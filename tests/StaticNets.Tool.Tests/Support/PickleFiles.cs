using System.IO.Compression;

namespace StaticNets.Tool.Tests.Support;

/// <summary>Files of <c>torch.save</c> that no PyTorch would write.</summary>
internal static class PickleFiles
{
    /// <summary>Writes an archive with a pickle and without storages.</summary>
    public static string Write(string path, byte[] pickle)
    {
        using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
        using Stream entry = archive.CreateEntry("archive/data.pkl", CompressionLevel.NoCompression).Open();
        entry.Write(pickle);
        return path;
    }

    /// <summary>Returns a copy with some bytes changed, removed or repeated.</summary>
    public static byte[] Damage(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int changes = random.Next(1, 5); changes > 0; changes--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 9), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }
}
