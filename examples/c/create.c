/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Makes a torrent file of a file or folder and prints its magnet link.
 *     cc create.c $(pkg-config --cflags --libs libtorrent-c) -o create
 */
#include <libtorrent-c/libtorrent-c.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *what) {
    fprintf(stderr, "%s: %s\n", what, lt_last_error_message());
    exit(1);
}

static bool show_progress(int piece, int num_pieces, void *payload) {
    (void)payload;
    fprintf(stderr, "\rhashing: %d of %d pieces", piece + 1, num_pieces);
    return true; /* false would stop */
}

static lt_value *with_object(const void *object) {
    lt_value *v = lt_value_new();
    lt_value_add_object(v, (lt_object *)object);
    return v;
}

/* The folder that `path` is in. */
static char *parent(const char *path) {
    const char *slash = strrchr(path, '/');
    size_t size = slash == path ? 1 : slash ? (size_t)(slash - path) : 1;
    char *folder = malloc(size + 1);
    if (!folder) die("no memory");
    memcpy(folder, slash ? path : ".", size);
    folder[size] = 0;
    return folder;
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fputs("Usage: create FILE-OR-FOLDER TORRENT-FILE [TRACKER-URL...]\n", stderr);
        return 2;
    }
    lt_file_storage *files = lt_file_storage_new();
    if (!files || lt_add_files(files, argv[1], NULL, NULL, 0)) die(argv[1]);
    lt_value *source = with_object(files);
    lt_create_torrent *torrent = lt_create_torrent_new(source, 0, 0);
    if (!torrent) die(argv[1]);
    for (int i = 3; i < argc; i++)
        if (lt_create_torrent_add_tracker(torrent, argv[i], i - 3)) die(argv[i]);
    char *folder = parent(argv[1]);
    if (lt_set_piece_hashes(torrent, folder, show_progress, NULL, NULL)) die(argv[1]);
    fputc('\n', stderr);

    lt_value *data = lt_create_torrent_generate_buf(torrent);
    if (!data) die("generate");
    const lt_node *bytes = lt_value_root(data);
    FILE *out = fopen(argv[2], "wb");
    if (!out || fwrite(bytes->u.data, 1, bytes->size, out) != bytes->size || fclose(out)) {
        perror(argv[2]);
        return 1;
    }

    lt_torrent_info *info = lt_torrent_info_new(data, NULL);
    lt_value *made = info ? with_object(info) : NULL;
    char *magnet = made ? lt_make_magnet_uri(made) : NULL;
    if (!magnet) die(argv[2]);
    puts(magnet);
    lt_free(magnet);
    lt_value_free(made);
    lt_object_unref((lt_object *)info);
    lt_value_free(data);
    free(folder);
    lt_value_free(source);
    lt_object_unref((lt_object *)torrent);
    lt_object_unref((lt_object *)files);
    return 0;
}
