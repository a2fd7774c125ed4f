using System.Buffers.Binary;
using NAudio.Wave;

namespace Amps.Sounds;

/// <summary>Reads and writes WAV files.</summary>
internal static class WavFile
{
    private const int MostChannels = 2;
    private const int BufferLength = 1 << 14;

    /// <summary>
    /// Reads PCM of 16, 24 or 32 bits, or single-precision numbers, with one or two channels; of two channels it returns the mean.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no such WAV file, or is incomplete.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Sound Read(string path)
    {
        string name = Path.GetFileName(path);
        using FileStream stream = File.OpenRead(path);
        CheckLength(stream, name);
        using WaveFileReader reader = Open(stream, name);
        WaveFormat format = reader.WaveFormat.AsStandardWaveFormat();
        bool isKnown =
            (format.Encoding, format.BitsPerSample) is (WaveFormatEncoding.Pcm, 16 or 24 or 32) or (WaveFormatEncoding.IeeeFloat, 32);
        if (!isKnown || format.Channels is < 1 or > MostChannels || format.SampleRate < 1)
        {
            throw new InvalidDataException(
                $"{name} must have 1 or 2 channels of 16, 24 or 32 bits PCM or 32 bits float, but has {format.Channels} of "
                    + $"{format.BitsPerSample} bits {format.Encoding} at {format.SampleRate} samples per second."
            );
        }

        float[] samples = Mix(reader.ToSampleProvider(), format.Channels, (int)(reader.Length / format.BlockAlign));
        int bad = Array.FindIndex(samples, sample => !float.IsFinite(sample));
        return bad < 0
            ? new Sound(samples, format.SampleRate)
            : throw new InvalidDataException($"{name}: sample {bad} must be a finite number, but is {samples[bad]}.");
    }

    /// <summary>
    /// Writes single-precision numbers, which are not clipped at ±1. The file is complete, or, if this method throws, unchanged.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, Sound sound)
    {
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            using (WaveFileWriter writer = new(temporary, WaveFormat.CreateIeeeFloatWaveFormat(sound.SampleRate, channels: 1)))
            {
                writer.WriteSamples(sound.Samples, 0, sound.Samples.Length);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Checks that the file is as long as its header says: of a file that is cut off, NAudio reads what there is.</summary>
    private static void CheckLength(FileStream stream, string name)
    {
        // The length stands behind "RIFF" and counts the bytes behind itself. Programs that write to a pipe leave 0 or the largest number.
        const int HeaderLength = 8;
        Span<byte> header = stackalloc byte[HeaderLength];
        if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) == HeaderLength && header.StartsWith("RIFF"u8))
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
            if (length != uint.MaxValue && length + HeaderLength > stream.Length)
            {
                throw new InvalidDataException(
                    $"{name} must have {length + HeaderLength} bytes, as its header says, but has {stream.Length}."
                );
            }
        }

        stream.Position = 0;
    }

    private static WaveFileReader Open(FileStream stream, string name)
    {
        try
        {
            return new WaveFileReader(stream);
        }
        catch (Exception fault) when (fault is FormatException or EndOfStreamException or InvalidDataException or ArgumentException)
        {
            throw new InvalidDataException($"{name} must be a WAV file, but is none: {fault.Message}", fault);
        }
    }

    private static float[] Mix(ISampleProvider provider, int channels, int frames)
    {
        float[] samples = new float[frames];
        float[] buffer = new float[BufferLength];
        int frame = 0;
        for (int count; (count = provider.Read(buffer)) > 0; )
        {
            for (int i = 0; i + channels <= count && frame < frames; i += channels)
            {
                samples[frame++] = channels == 1 ? buffer[i] : 0.5f * (buffer[i] + buffer[i + 1]);
            }
        }

        return samples[..frame];
    }
}
