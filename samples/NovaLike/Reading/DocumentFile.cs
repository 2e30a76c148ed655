using System;
using System.IO;
using System.Text.Json;

namespace NovaLike.Reading;

/// <summary>Opens the files that the command line names. Whatever is wrong with one is told with its path.</summary>
internal static class DocumentFile
{
    /// <summary>Reads a file that holds one JSON value.</summary>
    /// <exception cref="DocumentException">The file can't be read, or is not the document that was asked for.</exception>
    internal static T Read<T>(string path, Func<JsonElement, T> read)
    {
        using FileStream file = Open(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(file);
            return read(document.RootElement);
        }
        catch (Exception problem) when (MalformedJson.Explain(problem) is not null)
        {
            throw new DocumentException($"{path}: {MalformedJson.Explain(problem)}", problem);
        }
        catch (DocumentException problem)
        {
            throw new DocumentException($"{path}: {problem.Message}", problem);
        }
    }

    /// <summary>Opens a file to be read line by line.</summary>
    /// <exception cref="DocumentException">The file can't be opened.</exception>
    internal static StreamReader OpenText(string path) => new(Open(path));

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DocumentException($"{path}: there is no such file.", problem);
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new DocumentException($"{path}: {(Directory.Exists(path) ? "this is a folder." : "reading it is not permitted.")}", problem);
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
        {
            throw new DocumentException($"{path}: {problem.Message}", problem);
        }
    }
}
