using System.Globalization;

namespace DigitsAot;

/// <summary>Reads portable grey maps, plain (P2) and binary (P5): <c>P2 width height maximum</c>, then the pixels row by row.</summary>
internal sealed class Pgm
{
    private const int Brightest = 255;

    // Maximum size of a file including its comments. There is a limit because the whole file is read into memory.
    private const int MostBytes = 1 << 16;

    private readonly byte[] _bytes;
    private int _place;

    private Pgm(byte[] bytes)
    {
        _bytes = bytes;
    }

    /// <summary>Reads the pixels, scaled to 0 … 1.</summary>
    /// <exception cref="InvalidDataException">The file is not a grey map, has another size, or is longer than 65 536 bytes.</exception>
    public static float[] Read(Stream stream, int width, int height)
    {
        byte[] bytes = new byte[MostBytes + 1];
        int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= MostBytes
            ? new Pgm(bytes.AsSpan(0, length).ToArray()).Read(width, height)
            : throw new InvalidDataException($"The picture must have at most {MostBytes} bytes, but has more.");
    }

    private float[] Read(int width, int height)
    {
        string kind = Word();
        if (kind is not ("P2" or "P5"))
        {
            throw new InvalidDataException($"The picture must be a grey map that begins with P2 or P5, but begins with '{kind}'.");
        }

        (int w, int h) = (Number("a width", 1, int.MaxValue), Number("a height", 1, int.MaxValue));
        if (w != width || h != height)
        {
            throw new InvalidDataException($"The picture must have {width}×{height} pixels, but has {w}×{h}.");
        }

        int brightest = Number("the brightest value", 1, Brightest);

        // A single white-space character separates the header from binary pixels.
        _place++;
        float[] pixels = new float[width * height];
        for (int i = 0; i < pixels.Length; i++)
        {
            int value = kind == "P2" ? Number($"pixel {i}", 0, brightest) : Byte(i, brightest);
            pixels[i] = value / (float)brightest;
        }

        return pixels;
    }

    private int Byte(int pixel, int most)
    {
        if (_place >= _bytes.Length)
        {
            throw new InvalidDataException($"The picture ends before pixel {pixel}.");
        }

        int value = _bytes[_place++];
        return value <= most
            ? value
            : throw new InvalidDataException($"The picture needs pixel {pixel} from 0 to {most}, but has '{value}'.");
    }

    private int Number(string what, int least, int most)
    {
        string word = Word();
        return int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new InvalidDataException($"The picture needs {what} from {least} to {most}, but has '{word}'.");
    }

    /// <summary>Returns the next word; a # starts a comment to the end of the line.</summary>
    private string Word()
    {
        while (_place < _bytes.Length && (_bytes[_place] <= ' ' || _bytes[_place] == '#'))
        {
            if (_bytes[_place++] == '#')
            {
                while (_place < _bytes.Length && _bytes[_place] != '\n')
                {
                    _place++;
                }
            }
        }

        int start = _place;
        while (_place < _bytes.Length && _bytes[_place] > ' ' && _place - start < 12)
        {
            _place++;
        }

        return System.Text.Encoding.ASCII.GetString(_bytes, start, _place - start);
    }
}
