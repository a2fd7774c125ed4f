using System.Buffers;
using System.Globalization;
using System.Text;

namespace StaticNets.Csv;

/// <summary>
/// Finds the place where a file is not valid UTF-8. The decoder's exception does not tell the place, because the decoder reads ahead.
/// </summary>
internal static class Utf8Fault
{
    private const int BufferLength = 1 << 16;

    /// <summary>Returns the line, from 1 on, and the first byte that is not part of a character.</summary>
    public static (int Line, string Byte)? Find(Stream text)
    {
        byte[] buffer = new byte[BufferLength];
        int kept = 0;
        int line = 1;
        while (true)
        {
            int read = text.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false);
            Span<byte> rest = buffer.AsSpan(0, kept + read);
            bool isEnd = rest.Length < buffer.Length;
            while (!rest.IsEmpty)
            {
                OperationStatus status = Rune.DecodeFromUtf8(rest, out Rune character, out int length);
                if (status == OperationStatus.NeedMoreData && !isEnd)
                {
                    break;
                }

                if (status != OperationStatus.Done)
                {
                    return (line, rest[0].ToString("X2", CultureInfo.InvariantCulture));
                }

                line += character.Value == '\n' ? 1 : 0;
                rest = rest[length..];
            }

            if (isEnd)
            {
                return null;
            }

            kept = rest.Length;
            rest.CopyTo(buffer);
        }
    }
}
